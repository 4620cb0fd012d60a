using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>A later effect of a plan failed; what was reached before it is to be stored all the same.</summary>
internal sealed class EffectFailedException(ConnectorException failure, Commit reached)
    : Exception(failure.Message, failure)
{
    public ConnectorException Failure { get; } = failure;

    public Commit Reached { get; } = reached;
}
