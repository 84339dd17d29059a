namespace CapacityLab.Load.Tests;

public class Placeholder
{
    [Fact]
    public void Builds() { }
}
