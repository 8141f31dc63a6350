using System.CommandLine;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift inspect SOURCE</c>: writes a snapshot of a source.</summary>
internal static class InspectCommand
{
    public static Command Make(CliHost host)
    {
        var source = new Argument<string?>("SOURCE")
        {
            Description = "What to read; left out: the database of the environment (-e)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var export = new Option<string?>("--export", "-o")
        {
            Description = "Write the snapshot to a file instead of standard output",
            HelpName = "FILE",
        };
        var shared = new SharedOptions();
        var command = new Command("inspect", "Write a snapshot (JSON) of a source") { source, export };
        command.Options.Add(shared.Environment);
        shared.AddToDiff(command);
        command.SetCancellableAction(
            async (parsed, cancellation) =>
            {
                var project = Project.Of(parsed, shared, host, sourcesNamed: parsed.GetValue(source) is not null);
                var text = parsed.GetValue(source) ?? project.RequireActual();
                var request = project.Request(parsed, shared, host, SchemaSource.Parse(text, host.Engines), text) with
                {
                    Dependencies = true,
                };
                var progress = new Progress(host, parsed.GetValue(shared.Verbose), parsed.GetValue(shared.Quiet));
                var (engine, catalog) = await CatalogPair.ReadOneAsync(request, host, progress, cancellation);
                Write(catalog, engine, parsed.GetValue(export), host);
                return ExitOf([.. catalog.Gaps, .. CatalogPair.AbsentSchemas(engine, request.Schemas, catalog)], host);
            }
        );
        return command;
    }

    private static void Write(Catalog catalog, IEngine engine, string? path, CliHost host)
    {
        if (path is null)
            SnapshotWriter.Write(host.Output, catalog, engine.Kinds, CliHost.Tool);
        else
            AtomicFile.Write(
                path,
                "the snapshot",
                stream => SnapshotWriter.Write(stream, catalog, engine.Kinds, CliHost.Tool)
            );
    }

    /// <summary>A snapshot with gaps is written, and said to be incomplete.</summary>
    private static int ExitOf(List<Gap> gaps, CliHost host)
    {
        foreach (var gap in gaps)
            host.Error.WriteLine($"undrift: not read: {gap.Subject}: {gap.Reason}");
        return gaps.Count > 0 ? ExitCode.Inconclusive : ExitCode.Success;
    }
}
