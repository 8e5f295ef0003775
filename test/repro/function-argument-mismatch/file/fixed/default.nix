{ port ? 80 }: [ port ]
