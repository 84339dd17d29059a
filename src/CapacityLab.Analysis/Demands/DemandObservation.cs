namespace CapacityLab.Analysis.Demands;

/// <summary>What one probe says of one resource of one node.</summary>
/// <param name="Requests">That the layout completed; above zero.</param>
/// <param name="Seconds">Over which the use was accounted.</param>
/// <param name="Used">In the resource's unit.</param>
internal readonly record struct DemandObservation(double Requests, double Seconds, double Used)
{
    public double Rate => Seconds > 0 ? Requests / Seconds : 0;
}
