using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>A later effect of a plan failed; what was reached before it is to be stored all the same.</summary>
internal sealed class EffectFailedException(Exception failure, Commit reached)
    : Exception(failure.Message, failure)
{
    /// <summary>Why the later one failed; the cancellation, if the engine was stopped.</summary>
    public Exception Failure { get; } = failure;

    public Commit Reached { get; } = reached;
}
