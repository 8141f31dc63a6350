using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Notes;

/// <summary>Made by its own constructor.</summary>
public class PlainContext : DbContext
{
    public DbSet<Note> Notes => Set<Note>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite("Data Source=:memory:");
}

public class ThrowingContext : PlainContext
{
    public ThrowingContext() => throw new InvalidOperationException("the moon is in the wrong house");
}

public class HangingContext : PlainContext
{
    public HangingContext()
    {
        using var child = Process.Start("sleep", "600");
        File.WriteAllText("child.pid", $"{child.Id}");
        Thread.Sleep(Timeout.Infinite);
    }
}

public class UnsetContext : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) =>
        options.UseSqlite(
            Environment.GetEnvironmentVariable("NOTES_CONNECTION")
                ?? throw new InvalidOperationException("NOTES_CONNECTION is not set")
        );
}

public class NeedyContext(string connection) : PlainContext
{
    public string Connection => connection;
}

/// <summary>No provider is chosen.</summary>
public class BareContext : DbContext;
