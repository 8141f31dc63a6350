namespace Undrift;

/// <summary>How long backups of a database are kept.</summary>
/// <param name="Count">So many, the newest; null: however many.</param>
/// <param name="For">Those that are younger; null: however old.</param>
internal sealed record Retention(int? Count, TimeSpan? For)
{
    /// <summary>Removes what is beyond both limits that are given; returns what was removed.</summary>
    /// <param name="folder">The backups.</param>
    /// <param name="retention">The limits.</param>
    /// <param name="like">A backup of the database that is meant.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<Backup> Apply(BackupFolder folder, Retention retention, Backup like, DateTimeOffset now)
    {
        var old = retention.Beyond(folder.All(), like, now, folder.IsIntact);
        foreach (var backup in old)
            folder.Remove(backup);
        return old;
    }

    /// <summary>What may go: of the same database, beyond the limits, and never the last one that is good.</summary>
    /// <param name="all">All backups, the newest first.</param>
    /// <param name="like">A backup of the database that is meant.</param>
    /// <param name="now">The time.</param>
    /// <param name="isIntact">Whether a backup's file is the one that was written.</param>
    public IReadOnlyList<Backup> Beyond(
        IReadOnlyList<Backup> all,
        Backup like,
        DateTimeOffset now,
        Func<Backup, bool> isIntact
    )
    {
        // A branch at a platform is the platform's to remove.
        var own = all.Where(backup => backup.Database == like.Database && backup.Bytes is not null).ToList();
        var beyond = own.Where(
                (backup, at) => (Count is { } count && at >= count) || (For is { } time && now - backup.At > time)
            )
            .ToHashSet();
        // One that was tried out is better than one that only is whole.
        var good = own.Where(isIntact).OrderBy(backup => backup.VerifiedAt is null ? 1 : 0).ToList();
        if (!good.Exists(backup => !beyond.Contains(backup)) && good.FirstOrDefault() is { } last)
            beyond.Remove(last);
        return [.. own.Where(beyond.Contains)];
    }
}
