namespace Retail.Connectors.Testing.Tests.Tryton;

/// <summary>The simulator answers every recorded call as the real server did.</summary>
public sealed class RecordingReplayTests
{
    public static TheoryData<string> Replayed { get; } = [.. Recording.Names.Where(name => !NotReplayed.Reasons.ContainsKey(name))];

    [Theory]
    [MemberData(nameof(Replayed))]
    public void Handle_RecordedCall_AnswersAsRecorded(string name) => Assert.Empty(RecordingReplay.Differences(name));

    [Fact]
    public void Recordings_All_AreReplayedOrNamedWithAReason()
    {
        Assert.Equal(262, Recording.Names.Count);
        Assert.Equal(258, Replayed.Count);
        Assert.All(NotReplayed.Reasons, pair => Assert.Contains(pair.Key, Recording.Names));
    }
}
