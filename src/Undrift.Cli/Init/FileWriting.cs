namespace Undrift.Cli.Init;

/// <summary>
/// Gives a project its files. One that is there already and says something else is a person's work: it is replaced only
/// by somebody who says so.
/// </summary>
/// <param name="host">The outside world.</param>
/// <param name="folder">The project's folder.</param>
internal sealed class FileWriting(CliHost host, string folder)
{
    /// <summary>True: nothing is written, what would be is shown.</summary>
    public bool DryRun { get; init; }

    /// <summary>True: nothing is asked; what is not there is written.</summary>
    public bool Yes { get; init; }

    /// <summary>True: what is there is replaced without a question.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Writes the files, and says of each what became of it.</summary>
    /// <returns>How many differ from what they would be and were left alone.</returns>
    public int Write(IEnumerable<NewFile> files)
    {
        var kept = 0;
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            var old = File.Exists(path) ? TextFile.Read(path, "file") : null;
            if (old == file.Text)
                Say("same   ", file);
            else if (DryRun)
                Show(file, old);
            else if (old is null ? Yes || Agrees($"write {file.Path}?", yes: true) : MayReplace(file, old))
            {
                AtomicFile.Write(
                    path,
                    "the file",
                    stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(file.Text))
                );
                Say(old is null ? "written" : "changed", file);
            }
            else
            {
                kept++;
                Say(
                    old is null ? "left   " : "kept   ",
                    file,
                    old is null ? "" : ": it says something else; 'undrift init --dry-run' shows what"
                );
            }
        }
        return kept;
    }

    private bool MayReplace(NewFile file, string old)
    {
        if (Overwrite || !host.InIsTerminal)
            return Overwrite;
        Show(file, old);
        return Agrees($"replace {file.Path}?", yes: false);
    }

    private bool Agrees(string question, bool yes)
    {
        // A script that was not told to go on without asking gets the files that are missing, and no more.
        if (!host.InIsTerminal)
            return yes;
        host.Error.Write($"{question} [{(yes ? "Y/n" : "y/N")}] ");
        var answer = host.In.ReadLine()?.Trim() ?? "";
        return answer.Length == 0 ? yes : answer.StartsWith("y", StringComparison.OrdinalIgnoreCase);
    }

    private void Show(NewFile file, string? old)
    {
        Say(old is null ? "new    " : "differs", file);
        foreach (var line in LineDiff.Of(old?.Split('\n') ?? [], file.Text.Split('\n')))
            host.Out.WriteLine($"    {Sign(line.Side)} {line.Text}".TrimEnd());
    }

    private static char Sign(LineSide side) =>
        side switch
        {
            LineSide.Expected => '-',
            LineSide.Found => '+',
            _ => ' ',
        };

    private void Say(string what, NewFile file, string more = "") => host.Out.WriteLine($"{what}  {file.Path}{more}");
}
