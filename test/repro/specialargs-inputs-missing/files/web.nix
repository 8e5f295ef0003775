{ inputs, ... }: { services.web.names = inputs.names; }
