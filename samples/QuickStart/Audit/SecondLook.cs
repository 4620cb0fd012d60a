namespace QuickStart.Audit;

/// <summary>What came of looking at everything once more.</summary>
internal sealed record SecondLook(int Orders, int Looked, long Writes)
{
    public bool IsGood => Looked == Orders && Writes == 0;

    public override string ToString() => $"second run: {Looked} of {Orders} orders looked at again, {Writes} writes";
}
