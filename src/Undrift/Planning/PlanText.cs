using System.Text;

namespace Undrift;

/// <summary>Writes a plan as SQL that a person can read and run.</summary>
public static class PlanText
{
    private const int Examples = 5;

    /// <summary>The script, with what is to be known of it in comments.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="proof">What came of trying it out.</param>
    /// <param name="purpose">What it does, for the first line.</param>
    public static string Of(Plan plan, PlanProof proof, string purpose)
    {
        var text = new StringBuilder();
        Comment(text, purpose);
        Comment(text, Standing(proof));
        if (proof.StandIns.Count > 0)
            Comment(
                text,
                $"  tried out with {Listed(proof.StandIns)} as if it were valid, as no statement makes it as it is"
            );
        foreach (var drift in proof.Left)
            Comment(text, $"  left: {drift.Type} {drift.Object}");
        if (plan.Hazards.Any())
            Comment(text, "Hazards: " + Names(plan.Hazards));
        foreach (var candidate in plan.Candidates)
            Comment(text, $"Perhaps a rename, which would keep what it holds: --rename {candidate.Text}");
        foreach (var note in plan.Notes)
            Comment(text, $"Note: {note}");
        if (plan.StopAtError is { } stop)
        {
            Comment(
                text.Append('\n'),
                "For the database's own shell; another program has to stop at the first error by itself."
            );
            text.Append(stop).Append('\n');
        }
        for (var at = 0; at < plan.Statements.Count; at++)
        {
            var statement = plan.Statements[at];
            if (statement.Object is { } item && (at == 0 || plan.Statements[at - 1].Object != item))
                Comment(
                    text.Append('\n'),
                    $"{item}{Told(plan.Statements.Skip(at).TakeWhile(next => next.Object == item))}"
                );
            text.Append(statement.Script);
        }
        foreach (var residue in plan.Residue)
            Comment(text.Append('\n'), $"No automatic fix for {residue.Object}: {residue.Reason}");
        return text.ToString();
    }

    /// <summary>One line of comment.</summary>
    internal static string Comment(string words) => $"-- {Visible.Text(words)}\n";

    private static string Standing(PlanProof proof) =>
        proof.IsProven ? $"Proven{Without(proof)}: run on a scratch database, it makes the wanted schema."
        : proof.Failure is { } failure ? $"NOT PROVEN: {failure}"
        : "NOT PROVEN: run on a scratch database, it leaves differences.";

    private static string Without(PlanProof proof) =>
        proof.Without.Count == 0
            ? ""
            : $", without {Listed(proof.Without)}, which cannot be built on a scratch database";

    private static string Listed(IReadOnlyList<ObjectId> items) =>
        string.Join(", ", items.Take(Examples)) + (items.Count > Examples ? $" and {items.Count - Examples} more" : "");

    private static string Told(IEnumerable<PlanStatement> statements)
    {
        var list = statements.ToList();
        var names = Names(list.SelectMany(statement => statement.Hazards));
        var rows = list.Select(statement => statement.Rows).FirstOrDefault(found => found is not null);
        var spared = Names(list.SelectMany(statement => statement.Rows?.Spared ?? []));
        return (names.Length == 0 ? "" : ": " + names)
            + (rows is null ? "" : $" ({rows.Words}{(spared.Length == 0 ? "" : $"; with rows: {spared}")})");
    }

    private static string Names(IEnumerable<Hazard> hazards) =>
        string.Join(", ", hazards.Distinct().Order().Select(hazard => hazard.Name()));

    // A name may hold a line break: what comes after it must not leave the comment.
    private static void Comment(StringBuilder text, string words) => text.Append(Comment(words));
}
