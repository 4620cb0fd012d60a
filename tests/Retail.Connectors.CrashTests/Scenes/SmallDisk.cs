namespace Retail.Connectors.CrashTests.Scenes;

/// <summary>A file system of a few megabytes in memory; a file beside the store takes all that is left. Only root can mount it.</summary>
internal sealed class SmallDisk : IScarceDisk
{
    private readonly DirectoryInfo _folder;

    private SmallDisk(DirectoryInfo folder) => _folder = folder;

    public string Folder => _folder.FullName;

    private string Ballast => Path.Combine(Folder, "ballast");

    public static async Task<SmallDisk> MountAsync()
    {
        var folder = Directory.CreateTempSubdirectory("retail-disk-");
        var refused = Environment.IsPrivilegedProcess
            ? await Commands.RunAsync("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder.FullName)
            : "only root may mount";
        if (refused is not null)
        {
            folder.Delete();
            Assert.Skip($"A small file system cannot be mounted here: {refused}");
        }

        return new SmallDisk(folder);
    }

    public async Task FillAsync(WorkerProcess worker)
    {
        var page = new byte[4096];
        await using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                await ballast.WriteAsync(page);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public Task MakeRoomAsync(WorkerProcess worker)
    {
        File.Delete(Ballast);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        // A file of a worker that was just killed may still be open for a moment: the mount goes when it is closed.
        await Commands.RunAsync("umount", "--lazy", Folder);
        _folder.Delete(recursive: true);
    }
}
