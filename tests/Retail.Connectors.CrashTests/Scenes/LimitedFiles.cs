namespace Retail.Connectors.CrashTests.Scenes;

/// <summary>A limit of the size of the files that the worker writes (RLIMIT_FSIZE): needs no rights.</summary>
internal sealed class LimitedFiles : IScarceDisk
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("retail-disk-");

    public string Folder => _folder.FullName;

    /// <summary>No file grows any more, and what stands beyond the first pages of one cannot be written again.</summary>
    public Task FillAsync(WorkerProcess worker) => LimitAsync(worker, "16384:");

    public Task MakeRoomAsync(WorkerProcess worker) => LimitAsync(worker, "unlimited:");

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task LimitAsync(WorkerProcess worker, string softLimit)
    {
        var refused = await Commands.RunAsync(
            "prlimit", "--pid", worker.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), $"--fsize={softLimit}");
        Assert.True(refused is null, $"The limit of the worker's files could not be changed: {refused}");
    }
}
