using System.Collections.Immutable;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Tests.Engine;

namespace Retail.Connectors.Pipelines.Tests.Mapping;

/// <summary>Plans a document that says what words mean, or parks with all that mean nothing.</summary>
internal static class PlannedByWords
{
    public static Plan Plan(EntityRef source, PlanContext context, params ImmutableArray<MappingWord> words)
    {
        var meanings = words.Select(word => (Word: word, Mapped: Find(context.Mappings, word))).ToArray();
        var missing = meanings.Where(meaning => meaning.Mapped is null).Select(meaning => meaning.Word.ToMissing()).ToImmutableArray();
        return missing.IsEmpty
            ? ScriptedFlow.Do(ScriptedFlow.Submit(source, string.Join(' ', meanings.Select(meaning => meaning.Mapped))))
            : new Plan.Park(new ParkReason("missing-mapping", $"{string.Join("; ", missing)}.", "Map it.", ParkOwner.Commerce) { Missing = missing });
    }

    private static string? Find(IMappings mappings, MappingWord word) =>
        mappings.TryMap(word.Table, word.From, word.To, word.Value, out var mapped) ? mapped : null;
}
