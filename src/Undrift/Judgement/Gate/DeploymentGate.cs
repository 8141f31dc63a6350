namespace Undrift;

/// <summary>
/// What decides about a deployment besides the drift: a freeze stops it, an override lets it through. Neither makes
/// anything comparable: an inconclusive verdict stays.
/// </summary>
public static class DeploymentGate
{
    /// <summary>The judgement with what the gate says.</summary>
    /// <param name="judgement">What the drift came to.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="environment">The environment; null: none is in play.</param>
    /// <param name="enforced">True when a deployment hangs on the verdict (<c>--enforce-policy</c>); else a freeze is only told.</param>
    /// <param name="wanted">The override that a person asks for; null: none.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="UndriftException">The policy does not allow the override.</exception>
    public static Judgement Decide(
        Judgement judgement,
        Policy policy,
        string? environment,
        bool enforced,
        Override? wanted,
        DateTimeOffset now
    )
    {
        if (ActiveFreeze.At(now, policy.For(environment).Freezes) is { } freeze)
            judgement = Frozen(judgement, freeze, enforced);
        if (wanted is null)
            return judgement;
        if (wanted.Until <= now)
            return judgement with
            {
                Notes =
                [
                    .. judgement.Notes,
                    $"the override by {wanted.By} ({wanted.Ticket}) ended on {Moment.Text(wanted.Until)}: it has no effect",
                ],
            };
        policy.Overrides.Check(wanted, environment, now);
        return judgement.Verdict == Verdict.Blocked
            ? judgement with
            {
                Verdict = Verdict.Allowed,
                Override = wanted,
            }
            : judgement with
            {
                Notes = [.. judgement.Notes, $"the override by {wanted.By} ({wanted.Ticket}) was not needed"],
            };
    }

    private static Judgement Frozen(Judgement judgement, ActiveFreeze freeze, bool enforced) =>
        enforced && judgement.Verdict != Verdict.Inconclusive
            ? judgement with
            {
                Verdict = Verdict.Blocked,
                Freeze = freeze,
            }
            : judgement with
            {
                Freeze = freeze,
            };
}
