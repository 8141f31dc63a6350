using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>Prisma Migrate: a folder for each migration with <c>migration.sql</c>, and <c>migration_lock.toml</c> beside them.</summary>
internal sealed partial class PrismaFlavour : IMigrationFlavour
{
    private const string FileName = "migration.sql";
    private const string Lock = "migration_lock.toml";

    public string Name => "prisma";

    public string? EvidenceIn(MigrationFolder folder) =>
        folder.Has(Lock) ? Lock : folder.Files.FirstOrDefault(file => IsMigration(file));

    public MigrationSet Read(MigrationFolder folder)
    {
        Migration[] migrations =
        [
            .. folder
                .Files.Where(IsMigration)
                .Select(file =>
                {
                    var name = file.Split('/')[0];
                    return new Migration(
                        name,
                        name[(name.IndexOf('_') + 1)..],
                        folder.Script(file, ScriptTransaction.OneQuery)
                    )
                    {
                        Checksum = Convert.ToHexStringLower(SHA256.HashData(folder.Bytes(file))),
                    };
                }),
        ];
        return new MigrationSet(Name, folder.Path, migrations)
        {
            EngineName = Engine(folder),
            Apply = "npx prisma migrate deploy",
            Repair = "npx prisma migrate resolve --rolled-back NAME",
            History = HistoryFormat.Prisma,
            Writer = migrations is [.., var last] ? new PrismaWriter(folder, last) : null,
            NewMigration = "npx prisma migrate dev --name NAME",
            Faults =
            [
                .. folder
                    .Files.Where(file => file.Count(c => c == '/') == 1)
                    .Select(file => file.Split('/')[0])
                    .Distinct(StringComparer.Ordinal)
                    .Where(name => !folder.Has($"{name}/{FileName}"))
                    .Select(name => new MigrationFault($"there is no {FileName} in the folder", folder.Shown(name))),
                .. folder.Has(Lock)
                    ? []
                    : new[] { new MigrationFault($"there is no {Lock}", folder.Path, IsError: false) },
            ],
        };
    }

    private static bool IsMigration(string file) => file.Split('/') is [_, FileName] && !file.StartsWith('.');

    private static string? Engine(MigrationFolder folder) =>
        folder.Has(Lock)
            ? folder
                .Lines(Lock)
                .Select(line => Provider().Match(line).Groups["name"].Value)
                .FirstOrDefault(name => name.Length > 0) switch
            {
                "postgresql" or "cockroachdb" => "postgres",
                var other => other,
            }
            : null;

    [GeneratedRegex(@"^\s*provider\s*=\s*[""'](?<name>\w+)[""']", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Provider();
}
