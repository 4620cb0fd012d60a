using Retail.Connectors.Changes;

namespace Retail.Connectors.Pipelines.Feeds;

/// <summary>A feed's step forward.</summary>
/// <param name="Feed">The feed's name.</param>
/// <param name="Next">Where it goes on.</param>
public sealed record CursorMove(string Feed, Cursor Next);
