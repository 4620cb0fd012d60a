using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>A change with an answer.</summary>
internal abstract class Change<T>(Claim? claim) : Change(claim)
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Completion => _completion.Task;

    /// <summary>What it came to. Set by applying it, or while its statements run.</summary>
    protected T Result { get; set; } = default!;

    public override void Complete() => _completion.TrySetResult(Result);

    public override void Fail(Exception exception) => _completion.TrySetException(exception);
}
