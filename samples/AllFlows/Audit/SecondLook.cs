namespace AllFlows.Audit;

/// <summary>What came of looking at everything once more.</summary>
internal sealed record SecondLook(int Work, int Looked, int Writes, IReadOnlyList<string> What)
{
    public bool IsGood => Looked == Work && Writes == 0;

    public override string ToString() => $"second look: {Looked} of {Work} pieces of work looked at again, {Writes} writes";
}
