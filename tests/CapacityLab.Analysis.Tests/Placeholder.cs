namespace CapacityLab.Analysis.Tests;

public class Placeholder
{
    [Fact]
    public void Builds() { }
}
