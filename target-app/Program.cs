using TargetApp;

#pragma warning disable RS0030 // The one place that touches the process's own streams; everything else is handed them.
return await TargetProgram.RunAsync(args, Console.OpenStandardOutput(), Console.Error);
#pragma warning restore RS0030
