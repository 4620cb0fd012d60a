namespace Retail.Connectors.Pipelines.Mapping;

/// <summary>A row of a mapping table with what was configured and what a person made of it.</summary>
/// <param name="Word">The word.</param>
/// <param name="Seed">What is configured; null if nothing is.</param>
/// <param name="Edit">The edit that counts, with who made it and when; null if nobody edited it or the edit was removed.</param>
public sealed record MappingView(MappingWord Word, string? Seed, StoredMapping? Edit)
{
    /// <summary>What the word means: what was edited, else what is configured.</summary>
    public string? Mapped => Edit?.Mapped ?? Seed;

    /// <summary>What the next edit names as <see cref="MappingEdit.Seen"/>.</summary>
    public long Version => Edit?.Version ?? 0;

    /// <summary>True if an edit says something else than the configuration.</summary>
    public bool IsOverridden => Edit is not null && Seed is not null && Edit.Mapped != Seed;
}
