namespace TargetApp.Knobs;

/// <summary>Memory for one request, in pieces small enough for the youngest generation, each page touched.</summary>
internal static class RequestAllocation
{
    private const int PieceKiB = 4;

    public static byte[][] Create(int kiB)
    {
        if (kiB == 0)
        {
            return [];
        }

        var pieces = new byte[(kiB + PieceKiB - 1) / PieceKiB][];
        for (var i = 0; i < pieces.Length; i++)
        {
            pieces[i] = new byte[Math.Min(PieceKiB, kiB - i * PieceKiB) * 1024];
            pieces[i][0] = 1;
        }

        return pieces;
    }
}
