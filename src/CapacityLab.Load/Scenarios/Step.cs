namespace CapacityLab.Load;

/// <summary>One named, measured request of a scenario.</summary>
public static class Step
{
    public static Task<Response> Run(string name, ScenarioContext context, Func<Task<Response>> run) =>
        throw new NotImplementedException();
}
