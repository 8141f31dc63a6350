using System.Text;

namespace Undrift.PostgreSql.Backups;

/// <summary>Takes what <c>psql</c> prints, which is next to nothing, and tells when it has come to a mark.</summary>
internal sealed class SaidMark : MemoryStream
{
    /// <summary>The mark.</summary>
    public const string Text = "undrift-has-run-all";

    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the mark was printed.</summary>
    public Task Seen => _seen.Task;

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        if (Encoding.ASCII.GetString(GetBuffer(), 0, (int)Length).Contains(Text, StringComparison.Ordinal))
            _seen.TrySetResult();
        return ValueTask.CompletedTask;
    }
}
