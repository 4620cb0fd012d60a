using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Batches;

/// <summary>What a piece of work of a batch flow came to.</summary>
/// <param name="End">How it ends. It is never parked, because nobody would miss it: single items are, see <see cref="Commit.Parks"/>.</param>
/// <param name="Changes">What is stored with its end; neither claim nor end are given here.</param>
/// <param name="Summary">One line for the log.</param>
public sealed record BatchOutcome(WorkEnd End, Commit Changes, string Summary);
