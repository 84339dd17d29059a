return await CapacityLab.Lab.RunAsync(args, scenarios: []);
