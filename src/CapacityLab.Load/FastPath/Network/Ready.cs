namespace CapacityLab.Load.FastPath.Network;

/// <summary>A connection that something has happened to.</summary>
/// <param name="HungUp">The other side sends no more, or the connection is broken; what it sent before may still be there.</param>
internal readonly record struct Ready(Connection Connection, bool HungUp);
