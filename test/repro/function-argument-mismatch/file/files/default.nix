{ port }: [ port ]
