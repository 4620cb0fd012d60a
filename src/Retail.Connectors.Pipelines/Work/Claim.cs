using NodaTime;

namespace Retail.Connectors.Pipelines.Work;

/// <summary>A piece of work that belongs to a node until its lease ends.</summary>
/// <param name="Key">The work.</param>
/// <param name="Version">The version that was claimed; finishing it fails softly if it has risen meanwhile.</param>
/// <param name="Fence">Rises with every claim of the key: an older one cannot begin, renew or finish anything.</param>
/// <param name="LeaseUntil">The end of the lease, by the store's clock.</param>
/// <param name="Attempts">How often it was claimed since it was last finished, this time included.</param>
/// <param name="Since">When the work that is open now was first asked for; work that succeeded and is due again starts anew.</param>
/// <param name="WaitingSince">When it began to wait for a link that has not come yet; hints and retries do not start it anew. Null if it does not wait.</param>
public sealed record Claim(
    WorkKey Key, long Version, long Fence, Instant LeaseUntil, int Attempts, Instant Since, Instant? WaitingSince);
