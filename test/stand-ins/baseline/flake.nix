# A private repository with modules for all hosts of a company.
{ outputs = _: { nixosModules.default = { }; }; }
