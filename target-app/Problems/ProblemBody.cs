namespace TargetApp.Problems;

internal sealed record ProblemBody(string Type, string Title, int Status, string Detail, string Reason, Guid? OrderId);
