namespace CapacityLab.Plans.Json;

/// <summary>A place in a text file, both from 1; the column in UTF-16 code units, as editors count.</summary>
internal readonly record struct JsonPosition(int Line, int Column);
