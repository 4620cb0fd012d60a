using Retail.Connectors.Pipelines.Mapping;

namespace Retail.Connectors.PostgreSql;

/// <summary>The versions of words while they are locked, with what a group adds to them.</summary>
internal sealed class MappingVersions
{
    private readonly Dictionary<MappingWord, long> _versions = [];

    /// <summary>The version of the last edit of any word.</summary>
    public long Newest { get; set; }

    public void Set(MappingWord word, long version) => _versions[word] = version;

    /// <summary>True if nobody has edited the words since.</summary>
    public bool AreAsSeen(IEnumerable<MappingEdit> edits) => edits.All(edit => edit.Seen == _versions.GetValueOrDefault(edit.Word));

    /// <summary>The version of an edit that is stored now.</summary>
    public long Next(MappingEdit edit)
    {
        Newest++;
        Set(edit.Word, edit.Mapped is null ? 0 : Newest);
        return Newest;
    }
}
