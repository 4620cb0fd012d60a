using System.Collections.Immutable;
using System.Globalization;

namespace Retail.Connectors.Testing.Systems;

/// <summary>What a run of the suite found.</summary>
/// <param name="System">The system's name.</param>
/// <param name="Results">All results, in the order of the cases.</param>
/// <param name="UnknownGaps">Declared gaps whose case does not exist; each counts as broken.</param>
public sealed record ConformanceReport(string System, ImmutableArray<CaseResult> Results, ImmutableArray<DeclaredGap> UnknownGaps)
{
    /// <summary>How many cases hold.</summary>
    public int Holding => Count(CaseVerdict.Holds);

    /// <summary>How many do not hold, as was declared with evidence.</summary>
    public int Gaps => Count(CaseVerdict.Gap);

    /// <summary>How many do not hold, with the gaps that no case knows.</summary>
    public int Broken => Count(CaseVerdict.Broken) + UnknownGaps.Length;

    /// <summary>How many cases were asked for and not decided, because the run was stopped. Default 0.</summary>
    public int NotRun { get; init; }

    /// <summary>
    /// The last line: <c>conformance odoo: 180 hold, 3 gaps, 0 broken</c>; with <c>, 40 not run</c> behind if the run was stopped.
    /// </summary>
    public string ClosingLine => string.Create(
        CultureInfo.InvariantCulture, $"conformance {System}: {Holding} hold, {Gaps} gaps, {Broken} broken")
        + (NotRun > 0 ? string.Create(CultureInfo.InvariantCulture, $", {NotRun} not run") : string.Empty);

    /// <summary>Writes it for people: by command and port what holds, then gaps with their evidence, then what is broken.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="repeat">The command line that runs one case again.</param>
    public void WriteTo(TextWriter writer, Func<SystemCase, string> repeat)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(repeat);
        foreach (var subject in Results.GroupBy(result => result.Case.Subject))
        {
            Write(writer, subject.Key, [.. subject]);
        }

        WriteGaps(writer);
        WriteBroken(writer, repeat);
        writer.WriteLine(ClosingLine);
    }

    private static void Write(TextWriter writer, string subject, CaseResult[] results)
    {
        writer.WriteLine(subject);
        foreach (var result in results.Where(result => result.Verdict != CaseVerdict.DoesNotApply))
        {
            var word = result.Verdict switch
            {
                CaseVerdict.Holds => "holds ",
                CaseVerdict.Gap => "gap   ",
                _ => "BROKEN",
            };
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {word} {result.Case.Id[(subject.Length + 1)..],-20} {result.Case.Statement} ({result.Took.TotalSeconds:0.0} s)"));
            foreach (var note in result.Notes)
            {
                writer.WriteLine($"         {note}");
            }
        }

        foreach (var same in results.Where(result => result.Verdict == CaseVerdict.DoesNotApply).GroupBy(result => result.Seen))
        {
            writer.WriteLine($"  -      {string.Join(", ", same.Select(result => result.Case.Id[(subject.Length + 1)..]))}: does not apply, {same.Key}");
        }

        writer.WriteLine();
    }

    private void WriteGaps(TextWriter writer)
    {
        foreach (var result in Results.Where(result => result.Verdict == CaseVerdict.Gap))
        {
            writer.WriteLine($"gap {result.Case.Id}: {result.Gap!.Words}");
            writer.WriteLine($"    evidence: {result.Gap.Evidence}");
            writer.WriteLine($"    seen: {result.Seen}");
        }
    }

    private void WriteBroken(TextWriter writer, Func<SystemCase, string> repeat)
    {
        foreach (var result in Results.Where(result => result.Verdict == CaseVerdict.Broken))
        {
            writer.WriteLine($"BROKEN {result.Case.Id}: {result.Case.Statement}");
            writer.WriteLine($"    expected: {result.Expected}");
            writer.WriteLine($"    seen: {result.Seen}");
            writer.WriteLine($"    repeat: {repeat(result.Case)}");
        }

        foreach (var gap in UnknownGaps)
        {
            writer.WriteLine($"BROKEN: a gap is declared for '{gap.Case}', which is no case of the suite.");
        }
    }

    private int Count(CaseVerdict verdict) => Results.Count(result => result.Verdict == verdict);
}
