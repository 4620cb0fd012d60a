using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Work that is due again and again; its hint is raised once, when the engine starts.</summary>
/// <param name="Hint">The work; its revision keeps a restart from raising it again.</param>
internal sealed record ScheduledWork(RaisedHint Hint);
