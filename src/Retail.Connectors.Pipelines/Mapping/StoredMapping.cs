using NodaTime;

namespace Retail.Connectors.Pipelines.Mapping;

/// <summary>An edit as the store keeps it.</summary>
/// <param name="Word">The word.</param>
/// <param name="Mapped">What it means; null if this removed the edit before it.</param>
/// <param name="Version">Its version: of all edits of all words the later one has the higher number.</param>
/// <param name="Actor">Who made it.</param>
/// <param name="At">When, by the store's clock.</param>
public sealed record StoredMapping(MappingWord Word, string? Mapped, long Version, string Actor, Instant At);
