using CapacityLab.Load.Simulations;

namespace CapacityLab.Load;

/// <summary>The load shapes, in NBomber's words.</summary>
public static class Simulation
{
    /// <summary>Open model: <paramref name="rate"/> arrivals every <paramref name="interval"/>, evenly.</summary>
    public static LoadSimulation Inject(int rate, TimeSpan interval, TimeSpan during) =>
        throw new NotImplementedException();

    /// <summary>Open model, at a rate that need not be whole.</summary>
    public static LoadSimulation Inject(double ratePerSecond, TimeSpan during) => throw new NotImplementedException();

    /// <summary>Closed model: <paramref name="copies"/> virtual users, each starting again when it ends.</summary>
    public static LoadSimulation KeepConstant(int copies, TimeSpan during) => throw new NotImplementedException();
}
