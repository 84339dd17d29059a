namespace CapacityLab.Results.Tests;

public class Placeholder
{
    [Fact]
    public void Builds() { }
}
