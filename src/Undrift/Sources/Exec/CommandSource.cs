namespace Undrift;

/// <summary>Reads the schema that a program of the project makes of a scratch database, or prints as SQL.</summary>
internal static class CommandSource
{
    public static async Task<Catalog> ReadAsync(
        ExternalCommand command,
        IEngine engine,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        var output = "";
        var catalog = await engine.BuildByAsync(
            async (door, token) =>
            {
                var variables = new Dictionary<string, string>(door.Variables) { ["DATABASE_URL"] = door.Url };
                output = await new CommandRunner(options.Timeout).RunAsync(command.Words, variables, token);
                return [new SqlScript("standard output of the command", () => new StringReader(output))];
            },
            options,
            cancellation
        );
        if (catalog.IsEmpty && string.IsNullOrWhiteSpace(output))
            throw UndriftException.Failed(
                "the command made nothing in the scratch database, and printed nothing",
                command.Text,
                "it must migrate the database in DATABASE_URL, or print the SQL of the schema"
            );
        return catalog;
    }
}
