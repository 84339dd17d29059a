using CapacityLab.Balancer;
using Yarp.ReverseProxy.Forwarder;

var settings = BalancerSettings.Read(args[0]);
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);

// The access log tells of each failed attempt already; a line with a stack trace for each would drown the console.
builder.Logging.AddFilter("Yarp.ReverseProxy.Forwarder", LogLevel.None);
builder.WebHost.UseUrls(settings.Listen.ToString());
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
builder.Services.AddHttpForwarder();

await using var app = builder.Build();
using var log = new AccessLog(settings.AccessLog);
using var spreader = new BalancingForwarder(app.Services.GetRequiredService<IHttpForwarder>(), settings, log);
app.Run(spreader.SendAsync);
await app.RunAsync();
