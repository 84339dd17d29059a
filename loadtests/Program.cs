using CapacityLab;
using LoadTests.Scenarios;

// Scenarios in code, which a plan may name; scenarios as data are files that the plan names.
return await Lab.RunAsync(args, scenarios: [Journey.Create()]);
