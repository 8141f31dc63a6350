namespace Undrift.Cli;

/// <summary>Whether a plan may be run: proven, and each of its hazards allowed by name.</summary>
internal static class PlanPermission
{
    private const int Examples = 3;

    /// <summary>Refuses a plan that may not be run.</summary>
    /// <exception cref="UndriftException">It is not proven, or has a hazard that was not allowed.</exception>
    public static void Require(PlanFile file, IReadOnlySet<Hazard> allowed, bool unproven)
    {
        if (!file.Proof.Proven && !unproven)
            throw UndriftException.Usage(
                $"the plan is not proven: {file.Proof.Failure ?? Left(file)}",
                next: "make one that is, or add --unproven to run it all the same"
            );
        var missing = file.Plan.Hazards.Where(hazard => !allowed.Contains(hazard)).ToList();
        if (missing.Count == 0)
            return;
        throw UndriftException.Usage(
            "the plan can do what was not allowed: "
                + string.Join("; ", missing.Select(hazard => $"{hazard.Name()} ({Objects(file, hazard)})")),
            next: $"look at the plan; if that is meant, add --allow {string.Join(',', missing.Select(hazard => hazard.Name()))}"
        );
    }

    private static string Left(PlanFile file) =>
        file.Proof.Left is [var (type, item), ..]
            ? $"{type} {Visible.Text(item.ToString())} is left"
            : "it leaves differences";

    private static string Objects(PlanFile file, Hazard hazard)
    {
        var names = file
            .Plan.Statements.Where(statement => statement.Hazards.Contains(hazard))
            .Select(statement => statement.Object is { } item ? Visible.Text(item.ToString()) : "the whole plan")
            .Distinct()
            .ToList();
        var more = names.Count > Examples ? $" and {names.Count - Examples} more" : "";
        return string.Join(", ", names.Take(Examples)) + more;
    }
}
