namespace Undrift;

/// <summary>What one earlier check came to.</summary>
/// <param name="At">When it began.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Errors">Drifts of severity ERROR that stood.</param>
/// <param name="Warnings">Drifts of severity WARNING that stood.</param>
/// <param name="Infos">Drifts of severity INFO that stood.</param>
public sealed record TrendPoint(DateTimeOffset At, Verdict Verdict, int Errors, int Warnings, int Infos)
{
    /// <summary>All drifts that stood.</summary>
    public int Total => Errors + Warnings + Infos;
}
