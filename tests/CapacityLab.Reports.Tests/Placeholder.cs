namespace CapacityLab.Reports.Tests;

public class Placeholder
{
    [Fact]
    public void Builds() { }
}
