using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts.Balancers;

internal static class BalancerChoice
{
    public static IBalancer Of(BalancerKind kind) =>
        kind switch
        {
            BalancerKind.Yarp => new Yarp(),
            BalancerKind.Nginx => Nginx.Find() is { } file
                ? new Nginx(file)
                : throw new EnvironmentException(
                    EnvironmentCause.Unavailable,
                    NodeRole.Balancer,
                    "The plan asks for nginx, which is not on PATH. Install it, or let the balancer's kind be auto."
                ),
            _ => Nginx.Find() is { } file ? new Nginx(file) : new Yarp(),
        };
}
