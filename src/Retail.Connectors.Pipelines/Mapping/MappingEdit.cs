namespace Retail.Connectors.Pipelines.Mapping;

/// <summary>What a person wants a word to mean from now on.</summary>
/// <param name="Word">The word.</param>
/// <param name="Mapped">What it means; may be empty. Null removes the edit: what is configured counts again.</param>
/// <param name="Seen">The version of the edit that the person saw; 0 if there was none. With another it is refused.</param>
/// <param name="Actor">Who.</param>
public sealed record MappingEdit(MappingWord Word, string? Mapped, long Seen, string Actor);
