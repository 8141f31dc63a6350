namespace Undrift.Cli.Init;

/// <summary>Prisma: <c>prisma/schema.prisma</c>, or a folder of such files.</summary>
internal static class PrismaProject
{
    private const string Migrations = "migrations:prisma/migrations";

    private static readonly string[] Files = ["prisma/schema.prisma", "prisma/schema/schema.prisma"];

    public static FoundProject? In(ProjectFolder folder, string root)
    {
        if (Array.Find(Files, folder.Has) is not { } schema)
            return null;
        var node = Toolchain.Node(folder, root);
        var provider = ProjectFolder.Setting("provider", folder.Text(schema).Split("datasource", 2)[^1]);
        return new FoundProject("Prisma", EngineHints.Named(provider), Migrations, Migrations)
        {
            Toolchain = node,
            Model = ["prisma/**/*.prisma"],
            MigrationFiles = ["prisma/migrations/**"],
            Generate = node.Of("prisma migrate dev --name NAME"),
            Apply = node.Of("prisma migrate deploy"),
        };
    }
}
