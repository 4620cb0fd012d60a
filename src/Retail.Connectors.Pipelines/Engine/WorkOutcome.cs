using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>What a piece of work came to.</summary>
/// <param name="Commit">What is to be stored, its end included.</param>
/// <param name="Summary">One line for the log.</param>
internal sealed record WorkOutcome(Commit Commit, string Summary)
{
    /// <summary>True if the target refused it, and may refuse others for the same reason.</summary>
    public bool IsRefusal { get; init; }
}
