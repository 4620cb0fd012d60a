using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.PostgreSql;

/// <summary>Work that is done.</summary>
/// <param name="Claim">The claim that ends.</param>
/// <param name="Rose">Told if the version rose.</param>
internal sealed record EndedWork(Claim Claim, Action Rose);
