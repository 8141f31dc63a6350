namespace Undrift;

/// <summary>The review of pending migrations for a person.</summary>
internal static class PendingReviewText
{
    /// <summary>One line for each thing that somebody should know, the migration before its own.</summary>
    public static IEnumerable<string> Lines(PendingReview review)
    {
        foreach (var migration in review.Migrations)
        {
            if (migration.Effects.Count == 0 && migration.Failure is null)
                continue;
            yield return $"{migration.Label} ({migration.File})";
            foreach (var effect in migration.Effects)
                yield return $"  line {effect.Line}: {(effect.Hazard is { } hazard ? hazard.Name() + ": " : "")}{effect.Words}";
            if (migration.Failure is { } failure)
                yield return $"  it will fail: {failure}";
        }
        if (review.Failure is { } unseen)
            yield return $"not seen: {unseen}";
        else if (
            review.Hazards.Count == 0
            && review.WillFail is null
            && review.Migrations.All(item => item.Effects.Count == 0)
        )
            yield return "none was seen on a scratch copy of the schema";
    }
}
