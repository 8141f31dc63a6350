namespace Undrift;

/// <summary>The migration that was written for what a database has (<c>--generate-migration</c>), as a report tells of it.</summary>
/// <param name="Files">Its files.</param>
/// <param name="Drifts">Ids of the report's drifts that it adopts.</param>
public sealed record ReportedMigration(IReadOnlyList<MigrationFile> Files, IReadOnlySet<string> Drifts);
