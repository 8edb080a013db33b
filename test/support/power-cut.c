/* Cuts the power of one file system from within the process that writes to it, by LD_PRELOAD.
 *
 *   gcc -shared -fPIC -o power-cut.so power-cut.c -ldl
 *   LD_PRELOAD=./power-cut.so CUT_MOUNT=/mnt CUT_CALL=sync CUT_PATH='*.log' CUT_SKIP=7 CUT_WHEN=before node ...
 *
 * The file system is shut down without flushing its log (EXT4_IOC_SHUTDOWN; XFS_IOC_GOINGDOWN is the same number), and the
 * process killed with it. What was not synced is gone after umount and mount, as after pulling the plug.
 *
 * It cuts on SIGUSR2, and at one call:
 * CUT_MOUNT  the file system, or a folder in it; where that is not on a loop device the process is killed and no more
 * CUT_CALL   write | begin | sync | truncate | rename | mkdir, or several, with commas; begin is a write at the start of a
 *            file, sync covers fsync and fdatasync of files and folders
 * CUT_PATH   the pattern (fnmatch) of the path concerned; of a rename, of the new name
 * CUT_SKIP   calls let through first (0)
 * CUT_WHEN   before | during | after the call; during: from another thread, CUT_DELAY microseconds after it began
 *
 * SYNC_LIES=1 makes every sync succeed without having done anything: the control that shows that cuts cut.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/types.h>
#include <unistd.h>

#define SHUTDOWN _IOR('X', 125, unsigned int)
#define NO_LOG_FLUSH 2u
#define LOOP_MAJOR 7

static int mount_fd = -1;
static int lies;
static atomic_int seen;
static atomic_int dark;

static void cut(void) {
  unsigned int how = NO_LOG_FLUSH;
  dark = 1;
  if (mount_fd >= 0) ioctl(mount_fd, SHUTDOWN, &how);
  kill(getpid(), SIGKILL);
}

static void on_signal(int signal) {
  (void)signal;
  cut();
}

static int number(const char *name, int fallback) {
  const char *text = getenv(name);
  return text ? atoi(text) : fallback;
}

__attribute__((constructor)) static void prepare(void) {
  const char *mount = getenv("CUT_MOUNT");
  if (!mount) return;
  struct stat where;
  /* Only ever a disk in a file: the computer's own would be gone until it starts again. */
  if (!stat(mount, &where) && major(where.st_dev) == LOOP_MAJOR) mount_fd = open(mount, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  lies = number("SYNC_LIES", 0);
  signal(SIGUSR2, on_signal);
}

static void *cut_soon(void *nothing) {
  usleep(number("CUT_DELAY", 0));
  cut();
  return nothing;
}

/* Whether the power is to be cut once this call has returned. */
static int reached(const char *call, const char *path) {
  const char *calls = getenv("CUT_CALL"), *pattern = getenv("CUT_PATH"), *when = getenv("CUT_WHEN");
  if (!calls || !pattern || !path || !strstr(calls, call) || fnmatch(pattern, path, 0)) return 0;
  if (seen++ != number("CUT_SKIP", 0)) return 0;
  if (when && !strcmp(when, "after")) return 1;
  pthread_t thread;
  if (when && !strcmp(when, "during") && !pthread_create(&thread, NULL, cut_soon, NULL)) return 0;
  cut();
  return 0;
}

static const char *path_of(int fd) {
  static __thread char path[512];
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n < 0) return NULL;
  path[n] = 0;
  return path;
}

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = dlsym(RTLD_NEXT, name)

/* What a call comes to after the power went is heard by nobody: the process is as good as gone. */
#define DO(type, call, path, action) \
  int last = reached(call, path); \
  type result = action; \
  if (last) cut(); \
  while (dark) pause(); \
  return result

ssize_t write(int fd, const void *bytes, size_t n) {
  REAL(ssize_t, "write", int, const void *, size_t);
  if (fd <= 2) return real(fd, bytes, n);
  DO(ssize_t, "write", path_of(fd), real(fd, bytes, n));
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
  const char *calls = getenv("CUT_CALL");
  int begins = at == 0 && calls && !strcmp(calls, "begin");
  DO(ssize_t, begins ? "begin" : "write", path_of(fd), real(fd, bytes, n, at));
}

int fsync(int fd) {
  REAL(int, "fsync", int);
  DO(int, "sync", path_of(fd), lies ? 0 : real(fd));
}

int fdatasync(int fd) {
  REAL(int, "fdatasync", int);
  DO(int, "sync", path_of(fd), lies ? 0 : real(fd));
}

int ftruncate64(int fd, off64_t length) {
  REAL(int, "ftruncate64", int, off64_t);
  DO(int, "truncate", path_of(fd), real(fd, length));
}

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  DO(int, "rename", to, real(from, to));
}

int mkdir(const char *path, mode_t mode) {
  REAL(int, "mkdir", const char *, mode_t);
  DO(int, "mkdir", path, real(path, mode));
}
